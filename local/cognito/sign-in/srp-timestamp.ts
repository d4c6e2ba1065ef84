import { InvalidParameter, NotAuthorized } from "../errors";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

const form = /^(\w{3}) (\w{3}) (\d{1,2}) (\d{2}):(\d{2}):(\d{2}) UTC (\d{4})$/;

/** How far a client's clock may be off, in milliseconds. AWS says no figure; a few minutes are its clients' usual drift. */
const tolerance = 5 * 60_000;

/**
 * The time in a claim, `EEE MMM d HH:mm:ss UTC yyyy` in English with the day of the month unpadded, must be now.
 *
 * @throws InvalidParameter for another form, NotAuthorized for another time
 */
export function requireTimestamp(text: string, now: number): void {
  const time = readTimestamp(text);
  if (time === undefined || toTimestamp(time) !== text) {
    throw new InvalidParameter("TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.");
  }
  if (Math.abs(time - now) > tolerance)
    throw new NotAuthorized("TIMESTAMP is not within five minutes of the time here.");
}

/** In milliseconds; what is read loosely here is written again and compared. */
function readTimestamp(text: string): number | undefined {
  const [, , month = "", day, hour, minute, second, year] = form.exec(text) ?? [];
  if (year === undefined) return undefined;
  return Date.UTC(Number(year), months.indexOf(month), Number(day), Number(hour), Number(minute), Number(second));
}

function toTimestamp(time: number): string {
  const date = new Date(time);
  const clock = date.toISOString().slice(11, 19);
  const [day, month] = [days[date.getUTCDay()], months[date.getUTCMonth()]];
  return `${day} ${month} ${date.getUTCDate()} ${clock} UTC ${date.getUTCFullYear()}`;
}
