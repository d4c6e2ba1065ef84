import { readBody, UnreadableBody } from "../oauth/read-body";
import { FormProblem } from "./notices";
import { PageRefusal } from "./page-refusal";

/** Most bytes of a form. */
const longest = 64 * 1024;

/** The fields of a form that was sent. */
export interface FormFields {
  /** Without the space around it; empty if it is not there. */
  line(name: string): string;

  /** As it was typed: passwords may begin and end with anything. */
  secret(name: string): string;
}

/**
 * Reads a form as browsers send it (`application/x-www-form-urlencoded`).
 *
 * @throws PageRefusal for a body of another kind, one that is too long or did not come whole, and for a field that is there twice
 */
export async function readForm(request: Request): Promise<FormFields> {
  const type = (request.headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase();
  const text = "Go back, and send the form of the page itself.";
  if (type !== "application/x-www-form-urlencoded") throw new PageRefusal(415, "This is no form", text);
  const fields = new URLSearchParams(await readText(request));
  const names = [...fields.keys()];
  if (new Set(names).size !== names.length) throw new PageRefusal(400, "This form has a field twice", text);
  return { line: (name) => (fields.get(name) ?? "").trim(), secret: (name) => fields.get(name) ?? "" };
}

async function readText(request: Request): Promise<string> {
  try {
    return await readBody(request, longest);
  } catch (error) {
    if (!(error instanceof UnreadableBody)) throw error;
    throw new PageRefusal(413, "This form is too long", `A form has ${longest / 1024} KiB at most.`);
  }
}

/**
 * Lets through only forms in which these fields are filled in.
 *
 * @param fields what to say of an empty one, by name
 * @throws FormProblem with all that are empty
 */
export function requireFilled(form: FormFields, fields: Record<string, string>): void {
  const empty = Object.entries(fields).filter(([name]) => form.secret(name).trim() === "");
  if (empty.length > 0) throw new FormProblem(Object.fromEntries(empty));
}

/**
 * Lets through only forms in which these fields have so many characters at most, as the API takes them.
 *
 * @throws FormProblem
 */
export function requireShort(form: FormFields, longest: Record<string, number>): void {
  const tooLong = Object.entries(longest).filter(([name, most]) => form.secret(name).length > most);
  const problems = tooLong.map(([name, most]) => [name, `This has ${most} characters at most`]);
  if (problems.length > 0) throw new FormProblem(Object.fromEntries(problems));
}
