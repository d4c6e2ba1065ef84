/**
 * How forms look. It holds none of the characters that HTML escapes, so that it stands in the page as any
 * other text does.
 */
export const formStyles = `
.field {
  margin: 0 0 20px;
}
label,
legend {
  display: block;
  padding: 0;
  margin: 0 0 6px;
  color: var(--label);
  font-weight: 600;
  font-size: .9375rem;
}
fieldset {
  margin: 0 0 20px;
  padding: 0;
  border: 0;
  min-width: 0;
}
.hint,
.rules {
  margin: 0 0 8px;
  color: var(--muted);
  font-size: .875rem;
}
.rules {
  padding-left: 1.25em;
}
.rules li {
  margin: 0;
}
.problem {
  margin: 0 0 8px;
  color: var(--error);
  font-size: .875rem;
  font-weight: 600;
}
input[type=text],
input[type=email],
input[type=tel],
input[type=password] {
  display: block;
  width: 100%;
  min-height: 44px;
  padding: 9px 12px;
  font: inherit;
  color: var(--label);
  background: var(--field);
  border: 1px solid var(--field-border);
  border-radius: var(--field-radius);
}
input[aria-invalid=true] {
  border-color: var(--error);
  border-width: 2px;
  padding: 8px 11px;
}
input.code {
  font-size: 1.25rem;
  letter-spacing: .18em;
  font-variant-numeric: tabular-nums;
}
.choice {
  display: flex;
  gap: 12px;
  align-items: center;
  min-height: 44px;
  padding: 9px 12px;
  margin: 0 0 8px;
  border: 1px solid var(--field-border);
  border-radius: var(--field-radius);
  font-weight: 400;
  font-size: 1rem;
}
.choice input {
  width: 20px;
  height: 20px;
  margin: 0;
  flex: none;
  accent-color: var(--primary);
}
button {
  display: block;
  width: 100%;
  min-height: 44px;
  padding: 10px 16px;
  font: inherit;
  font-weight: 600;
  border-radius: var(--button-radius);
  border: 1px solid transparent;
  cursor: pointer;
}
.primary {
  background: var(--primary);
  color: var(--primary-text);
}
.primary:hover {
  background: var(--primary-hover);
  color: var(--primary-hover-text);
}
.secondary {
  margin-top: 12px;
  background: var(--secondary);
  color: var(--secondary-text);
  border-color: var(--secondary-border);
}
.secondary:hover {
  text-decoration: underline;
}
.plain {
  display: inline;
  width: auto;
  min-height: 24px;
  padding: 0;
  border: 0;
  background: none;
  color: var(--link);
  font-weight: 400;
  text-decoration: underline;
  text-underline-offset: 2px;
}
.plain:hover {
  color: var(--link-hover);
}
input:focus-visible,
button:focus-visible {
  border-radius: var(--field-radius);
}
.qr {
  display: block;
  width: 100%;
  max-width: 264px;
  height: auto;
  margin: 0 auto 16px;
  border-radius: 8px;
}
.secret {
  display: block;
  margin: 0 0 20px;
  padding: 10px 12px;
  border: 1px solid var(--field-border);
  border-radius: var(--field-radius);
  font: 500 .9375rem/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
  color: var(--label);
  overflow-wrap: anywhere;
}
`;
