import { patchesOf } from "./patches-of";

/** SRP: numbers, claims, and names that nobody has. */
export const srp = [
  ...patchesOf("local/cognito/sign-in/srp-exchange.ts", "test/local/cognito/sign-in/srp-exchange.spec.ts", [
    {
      rule: "a client's value of which everybody knows the key is refused",
      find: "if (value % prime === 0n)",
      replace: "if (value < 0n)",
      red: "SRP exchange refuses a multiple of the prime as the client's value: the key would be known to everybody",
    },
    {
      rule: "a client's value is a hexadecimal number",
      find: "if (!/^[0-9a-f]{1,1024}$/i.test(hex)) throw",
      replace: "if (!/^[0-9a-f]{1,}$/i.test(hex)) throw",
      red: "SRP exchange refuses a client's value that is no hexadecimal number, or longer than any",
    },
    {
      rule: "the server's half is drawn anew each time",
      find: "randomBytes(32)",
      replace: "randomBytes(32).fill(7)",
      red: "SRP exchange is another one each time",
    },
    {
      rule: "a signature is compared",
      find: "return sameSecret(signature, expected);",
      replace: "return sameSecret(signature, signature + expected.slice(99));",
      red: "SRP exchange comes to the client's key with the right password, and to another with a wrong one",
    },
    {
      rule: "a signature is bound to the pool",
      find: "    .update(claim.poolName)\n",
      replace: "",
      red: "SRP exchange binds the signature to pool, user, block and time",
    },
    {
      rule: "a signature is bound to the user",
      find: "    .update(claim.userId)\n",
      replace: "",
      red: "SRP exchange binds the signature to pool, user, block and time",
    },
    {
      rule: "a signature is bound to the secret block",
      find: "    .update(claim.secretBlock)\n",
      replace: "",
      red: "SRP exchange binds the signature to pool, user, block and time",
    },
    {
      rule: "a signature is bound to the time",
      find: "    .update(claim.timestamp)\n",
      replace: "",
      red: "SRP exchange binds the signature to pool, user, block and time",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/srp-timestamp.ts", "test/local/cognito/sign-in/srp-timestamp.spec.ts", [
    {
      rule: "a time stamp has its form",
      find: "if (time === undefined || toTimestamp(time) !== text) {",
      replace: "if (time === undefined) {",
      red: "SRP time stamp refuses a padded day",
    },
    {
      rule: "a time stamp is of now",
      find: "if (Math.abs(time - now) > tolerance)",
      replace: "if (time - now > tolerance)",
      red: "SRP time stamp is taken within five minutes before and after now, and no further",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/srp-challenge.ts", "test/local/cognito/sign-in/srp-challenge.spec.ts", [
    {
      rule: "a claim is of now",
      find: "requireTimestamp(timestamp, services.clock());",
      replace: "",
      red: "USER_SRP_AUTH refuses a claim of another time",
    },
    {
      rule: "a session that comes with a claim is the claim's",
      find: "if (answer.session !== undefined && !sameSecret(answer.session, session)) {",
      replace: "if (!sameSecret(session, session)) {",
      red: "USER_SRP_AUTH refuses the session of another challenge",
    },
    {
      rule: "wrong claims are counted",
      find: "right: await services.attempts.countPassword(pool.settings.id, person.name, check),",
      replace: "right: await check(),",
      red: "USER_SRP_AUTH counts wrong claims with wrong passwords, and is locked with them",
    },
    {
      rule: "a wrong claim is refused",
      find: "if (user === undefined || !right)",
      replace: "if (user === undefined)",
      red: "USER_SRP_AUTH refuses a wrong password, and the challenge is used up by it",
    },
    {
      rule: "a name that nobody has shows a user id that is its own",
      find: "const username = person.user?.username ?? decoy.username;",
      replace: "const username = person.user?.username ?? person.name;",
      red: "USER_SRP_AUTH for a name that nobody has shows a UUID where usernames are UUIDs",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/decoys.ts", "test/local/cognito/sign-in/srp-challenge.spec.ts", [
    {
      rule: "what is shown of a name that nobody has cannot be computed elsewhere",
      find: "const fresh = randomSecret(32);",
      replace: "const fresh = randomSecret(32).replace(/./g, String(poolId.length % 10));",
      red: "USER_SRP_AUTH for a name that nobody has shows another salt for another name, and in another installation",
    },
    {
      rule: "what is shown of a name that nobody has stays over a restart",
      find: "await store.put(key, fresh);",
      replace: "",
      red: "USER_SRP_AUTH for a name that nobody has shows the same salt and user id each time, also after a restart, in the form of real ones",
    },
    {
      rule: "an alias is nobody's username",
      find: 'if (isEmail(name)) return !pool.aliasAttributes.includes("email");',
      replace: "",
      red: "USER_SRP_AUTH for a name that nobody has shows no alias as the user id: a real user's would be their username",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/select-challenge.ts", "test/local/cognito/sign-in/select-challenge.spec.ts", [
    {
      rule: "a choice is one of those offered",
      find: "if (chosen === undefined || !choices.includes(chosen)) {",
      replace: "if (chosen === undefined || choices.length > 9) {",
      red: "USER_AUTH refuses a choice that was not offered",
    },
    {
      rule: "a first factor that is not served says so",
      find: 'if (given === "SMS_OTP" || given === "WEB_AUTHN") {',
      replace: 'if (given === "SMS_OTP") {',
      red: "USER_AUTH refuses by name what is not served, and what there is not",
    },
    {
      rule: "a choice is its user's",
      find: "const person = await requirePerson(services, pool, challenge, name);",
      replace: "const person = { name: challenge.username, user: undefined };\n    void [requirePerson, pool, name];",
      red: "USER_AUTH takes a choice from nobody else",
    },
  ]),
];
