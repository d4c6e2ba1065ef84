import { InvalidParameter } from "../errors";

type Unit = "seconds" | "minutes" | "hours" | "days";

interface Validities {
  RefreshTokenValidity?: number | undefined;
  AccessTokenValidity?: number | undefined;
  IdTokenValidity?: number | undefined;
  TokenValidityUnits?:
    | { AccessToken?: Unit | undefined; IdToken?: Unit | undefined; RefreshToken?: Unit | undefined }
    | undefined;
}

const secondsOf = { seconds: 1, minutes: 60, hours: 3600, days: 86400 };

/**
 * Lives of the tokens in seconds. Without units access and ID tokens count in hours, refresh tokens in days; 1 hour and 30
 * days if nothing is given.
 *
 * @throws InvalidParameter outside 5 minutes to 24 hours, or 60 minutes to 10 years, or if a refresh token ends first.
 */
export function readValidities(input: Validities) {
  const units = input.TokenValidityUnits;
  const accessTokenSeconds =
    (input.AccessTokenValidity ?? 1) * secondsOf[givenUnit("AccessTokenValidity", "AccessToken", "hours")];
  const idTokenSeconds = (input.IdTokenValidity ?? 1) * secondsOf[givenUnit("IdTokenValidity", "IdToken", "hours")];
  const refreshTokenSeconds = input.RefreshTokenValidity
    ? input.RefreshTokenValidity * secondsOf[units?.RefreshToken ?? "days"]
    : 30 * secondsOf.days;
  for (const seconds of [accessTokenSeconds, idTokenSeconds]) {
    if (seconds < 300 || seconds > 86400) throw new InvalidParameter("Invalid range for token validity.");
  }
  if (refreshTokenSeconds < 3600 || refreshTokenSeconds > 315360000) {
    throw new InvalidParameter("Invalid range for token validity.");
  }
  if (Math.max(accessTokenSeconds, idTokenSeconds) > refreshTokenSeconds) {
    throw new InvalidParameter(
      "Access and Id Token expiration times must be less than or equal to refresh token expiration times.",
    );
  }
  return { accessTokenSeconds, idTokenSeconds, refreshTokenSeconds };

  function givenUnit(
    value: "AccessTokenValidity" | "IdTokenValidity",
    token: "AccessToken" | "IdToken",
    other: Unit,
  ): Unit {
    return input[value] === undefined ? other : (units?.[token] ?? other);
  }
}

/** A life in the largest unit that holds it exactly. */
export function toValidity(seconds: number): { value: number; unit: Unit } {
  const unit = (["days", "hours", "minutes"] as const).find((one) => seconds % secondsOf[one] === 0) ?? "seconds";
  return { value: seconds / secondsOf[unit], unit };
}
