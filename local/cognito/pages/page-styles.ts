/**
 * How a page is laid out, and its text. It holds none of the characters that HTML escapes, so that it stands in the page as any
 * other text does.
 */
export const pageStyles = `
*,
*::before,
*::after {
  box-sizing: border-box;
}
html {
  text-size-adjust: 100%;
}
body {
  margin: 0;
  min-height: 100vh;
  min-height: 100dvh;
  display: flex;
  flex-direction: column;
  align-items: center;
  justify-content: center;
  gap: 16px;
  padding: 32px 16px;
  background: var(--page);
  color: var(--text);
  font: 400 1rem/1.5 system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif;
}
main {
  width: 100%;
  max-width: 420px;
  padding: 32px;
  background: var(--card);
  border: 1px solid var(--card-border);
  border-radius: var(--card-radius);
  box-shadow: 0 1px 2px rgb(0 0 0/6%), 0 8px 24px rgb(0 0 0/6%);
}
footer {
  max-width: 420px;
  color: var(--muted);
  font-size: .875rem;
  text-align: center;
}
.logo {
  display: block;
  max-width: 100%;
  max-height: 56px;
  margin: 0 0 24px;
}
h1 {
  margin: 0 0 8px;
  color: var(--heading);
  font-size: 1.5rem;
  font-weight: 650;
  line-height: 1.25;
  letter-spacing: -.01em;
  overflow-wrap: anywhere;
}
h2 {
  margin: 0 0 4px;
  color: var(--heading);
  font-size: 1rem;
  font-weight: 600;
}
p {
  margin: 0 0 16px;
  overflow-wrap: anywhere;
}
.lead {
  color: var(--muted);
  margin-bottom: 24px;
}
a {
  color: var(--link);
  text-underline-offset: 2px;
}
a:hover {
  color: var(--link-hover);
}
:focus-visible {
  outline: 3px solid var(--focus);
  outline-offset: 2px;
  border-radius: 4px;
}
.notice {
  margin: 0 0 24px;
  padding: 12px 16px;
  border: 1px solid;
  border-left-width: 4px;
  border-radius: 8px;
}
.notice p {
  margin: 0;
  color: var(--text);
}
.notice ul {
  margin: 4px 0 0;
  padding-left: 1.25em;
}
.notice.bad {
  background: var(--alert);
  border-color: var(--alert-border);
}
.notice.bad a {
  color: var(--error);
}
.notice.fine {
  background: var(--good);
  border-color: var(--good-border);
}
.more {
  margin: 24px 0 0;
  padding: 20px 0 0;
  border-top: 1px solid var(--card-border);
}
.more p {
  margin: 0 0 8px;
}
.more p:last-child,
main p:last-child {
  margin-bottom: 0;
}
.more form {
  margin: 0 0 8px;
}
.aside {
  margin: -12px 0 20px;
  font-size: .9375rem;
}
ol {
  margin: 0 0 20px;
  padding-left: 1.5em;
}
li {
  margin: 0 0 4px;
}
@media (max-width: 480px) {
  body {
    justify-content: flex-start;
    padding: 0;
  }
  main {
    max-width: none;
    border-width: 0 0 1px;
    border-radius: 0;
    box-shadow: none;
    padding: 24px 20px;
  }
  footer {
    padding: 0 20px 24px;
  }
}
@media (forced-colors: active) {
  .notice,
  main {
    border-color: CanvasText;
  }
}
`;
