/** Something, an `@`, something; no white space. What else mail servers take is not decided here. */
export function isEmail(value: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(value);
}

/** E.164: `+`, then 1 to 15 digits. */
export function isPhoneNumber(value: string): boolean {
  return /^\+[1-9]\d{0,14}$/.test(value);
}
