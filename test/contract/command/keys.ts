import { writeOwnKeys } from "../tokens/own-keys-file";

/** `npm run contract -- keys <file>`: writes the private keys, prints the public key set. */
export function printKeys(file: string | undefined): number {
  if (file === undefined) throw new Error('name a file that does not exist yet: "keys own-keys.json"');
  console.log(JSON.stringify(writeOwnKeys(file)));
  return 0;
}
