/** Stands for the code, or the temporary password, in a message (Message templates). */
export const codePlaceholder = "{####}";

/** Stands for the user name in an invitation. */
export const usernamePlaceholder = "{username}";

/** The text with what its placeholders stand for. What is put in is not read again. */
export function fillIn(template: string, values: { code: string; username: string | undefined }): string {
  const { code, username } = values;
  return template.replace(/\{####\}|\{username\}/g, (placeholder) =>
    placeholder === codePlaceholder ? code : (username ?? placeholder),
  );
}
