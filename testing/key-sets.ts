/** The public keys of any mocked pool: one key, whose private half nobody has. */
const keySet = {
  keys: [
    {
      kid: "the-key-of-the-pool",
      kty: "RSA",
      alg: "RS256",
      use: "sig",
      e: "AQAB",
      n: "z90aj_zZIN-jVEcCUK-Dw7-WgRsgSDWksBlGRo6k8LPwEaxkDa6CHEwE80CZ1vWC-rBxa9VXg7tkcdDjrEe5lxPlwbNL7YmYzDrET2o0P2Vno1J2tQcg-VwTww2Oeqk6vNeZ4af9o5WKHIo2GKCScX7rXbRVabuFRXITwUQ4KzbT9F8c6ZVjblhD_iHxolYYbrDWClR4N5dINnv5wVmVHEfq6bY7F-pMFnuewZMb_4WrOrVuRdefEavYIHdOECB_8a5Fy2r8IW3ovaIxderCuFCoc2LpvrTYJDipSlLrUey6smMSOx02JtIVr8__Im5nndkOP3kIBhhS9gFWTHbxmw",
    },
  ],
};

/** Where Cognito publishes a pool's keys. */
const address = /^https:\/\/cognito-idp\.[^/]+\/[^/]+\/\.well-known\/jwks\.json$/;

let answering = 0;
let others = globalThis.fetch;

/**
 * Answers in Cognito's place when the program asks for the keys of a pool, as `handler.tokenVerification` does; all other
 * requests go where they went before.
 *
 * @returns ends it; the last one to end puts `fetch` back
 */
export function answerKeySets(): () => void {
  if (answering++ === 0) {
    others = globalThis.fetch;
    globalThis.fetch = async (input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      return address.test(url) ? Response.json(keySet) : others(input, init);
    };
  }
  return () => {
    if (--answering === 0) globalThis.fetch = others;
  };
}
