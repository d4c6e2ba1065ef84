const TIMESTAMP =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt ](\d{1,2}):(\d{1,2}):(\d{1,2})(\.\d+)?)(Z|[-+]\d{2}:\d{2})?)?$/;

/**
 * A YAML timestamp as the CLI prints it (`2020-01-01 00:00:00 +0000 UTC`), undefined for text that is none: a date, a
 * date and a time with `T` and a zone, or a date and a time with a blank and no zone.
 */
export function toTimestamp(text: string): string | undefined {
  const [match, year = "", month = "", day = "", hour, minute = "", second = "", fraction = "", zone] =
    text.match(TIMESTAMP) ?? [];
  if (match === undefined || !isDay(Number(year), Number(month), Number(day))) return undefined;
  const date = `${year}-${pad(month)}-${pad(day)}`;
  if (hour === undefined) return `${date} 00:00:00 +0000 UTC`;
  const withZone = /[Tt]/.test(text.charAt(text.indexOf(hour, date.length - 2) - 1));
  if (withZone !== (zone !== undefined) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) {
    return undefined;
  }
  const offset = zone === undefined || zone === "Z" ? "+0000 UTC" : toOffset(zone);
  return `${date} ${pad(hour)}:${pad(minute)}:${pad(second)}${fraction.replace(/\.?0+$/, "")} ${offset}`;
}

function toOffset(zone: string): string {
  const offset = zone.replace(":", "");
  return offset === "+0000" ? "+0000 +0000" : `${offset} ${offset}`;
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function pad(text: string): string {
  return text.padStart(2, "0");
}
