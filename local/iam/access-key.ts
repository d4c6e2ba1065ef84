/** Why a request is not signed as AWS asks for. `type` is AWS's name of the error. */
interface SignatureProblem {
  type: "MissingAuthenticationTokenException" | "IncompleteSignatureException";

  /** Quotes nothing of the header. */
  message: string;
}

export type AccessKey = { accessKeyId: string } | { problem: SignatureProblem };

const missing: SignatureProblem = {
  type: "MissingAuthenticationTokenException",
  message: "Request is missing Authentication Token",
};

/**
 * Reads who signed a request out of its `Authorization` header. The form is strict, so that two readers cannot
 * understand two signers; the signature itself is not computed, since any dummy key may sign here.
 *
 * Rule: AWS general reference, "Signature Version 4", Authorization header.
 *
 * @param service Service that the credential has to be scoped to, for example `dynamodb`.
 */
export function readAccessKey(authorization: string | undefined, service: string): AccessKey {
  if (authorization === undefined || !/^AWS4-/.test(authorization)) return { problem: missing };
  const [algorithm, ...rest] = authorization.split(" ");
  if (algorithm !== "AWS4-HMAC-SHA256") return incomplete("the algorithm must be AWS4-HMAC-SHA256");
  const parts = rest
    .join(" ")
    .split(",")
    .map((part) => part.trim());
  const names = parts.map((part) => part.slice(0, part.indexOf("=")));
  if (names.sort().join() !== "Credential,Signature,SignedHeaders") {
    return incomplete("the Authorization header must hold Credential, SignedHeaders and Signature, each once");
  }
  const credential = parts.find((part) => part.startsWith("Credential="))?.slice("Credential=".length) ?? "";
  const [accessKeyId, date, region, scope, end, ...more] = credential.split("/");
  if (!accessKeyId || !/^[\w.-]{1,128}$/.test(accessKeyId) || more.length > 0) {
    return incomplete("Credential must have the form key/date/region/service/aws4_request");
  }
  if (!/^\d{8}$/.test(date ?? "") || !/^[a-z0-9-]+$/.test(region ?? "") || end !== "aws4_request") {
    return incomplete("Credential must have the form key/date/region/service/aws4_request");
  }
  if (scope !== service) return incomplete(`Credential should be scoped to correct service: '${service}'`);
  return { accessKeyId };
}

function incomplete(message: string): AccessKey {
  return { problem: { type: "IncompleteSignatureException", message } };
}
