const paths =
  /^\/(?:oauth2\/|pages\/|(?:login|signup|confirm|resend|forgotPassword|confirmForgotPassword|mfa|logout|error)(?:$|\/))/;

/** Whether a path is one of a pool's domain: an OAuth endpoint or a sign-in page. */
export function isWebPath(path: string): boolean {
  return paths.test(path);
}
