import { html } from "hono/html";

/** Where codes are to be read: nothing leaves this machine. */
export const mailNote = html`These pages run on your machine: what AWS would send is
<a href="/_local/messages">listed here</a>.`;
