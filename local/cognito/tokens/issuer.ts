/** `iss` of a pool's tokens. */
export function issuerOf(poolId: string): string {
  return `https://cognito-idp.${poolId.slice(0, poolId.indexOf("_"))}.amazonaws.com/${poolId}`;
}
