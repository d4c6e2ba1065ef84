const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

let latest = { second: Number.NaN, text: "" };

/**
 * A time as the common log format writes it, in UTC: `14/Apr/2025:22:13:56 +0000`. Kept for a second, since most requests
 * ask for the second that the one before them asked for.
 *
 * @param milliseconds Since 1970.
 */
export function toLogTime(milliseconds: number): string {
  const second = Math.floor(milliseconds / 1000);
  if (second !== latest.second) latest = { second, text: format(milliseconds) };
  return latest.text;
}

function format(milliseconds: number): string {
  const [date = "", time = ""] = new Date(milliseconds).toISOString().split(/[T.]/);
  const [year, month, day] = date.split("-");
  return `${day}/${months[Number(month) - 1]}/${year}:${time} +0000`;
}
