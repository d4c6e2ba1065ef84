import { requireOutputs, signInPeople } from "../sign-in";

/** `npm run contract -- sign-in`: makes people in the deployed pools and prints their tokens for a shell. */
export async function printTokens(variables: NodeJS.ProcessEnv): Promise<number> {
  const tokens = await signInPeople(requireOutputs(variables));
  for (const [name, token] of Object.entries(tokens)) console.log(`${name}='${token}'`);
  return 0;
}
