import type * as pulumi from "@pulumi/pulumi";

/** What an invited user is sent. Each text but the subject holds `{username}` and `{####}` (the temporary password). */
export interface Invitation {
  /** At most 140 characters. @default - Cognito's */
  emailSubject?: string | undefined;

  /** 6 to 20,000 characters. @default - Cognito's */
  emailBody?: string | undefined;

  /** 6 to 140 characters. @default - Cognito's */
  smsMessage?: string | undefined;
}

/** What a user is sent to prove an address. Each text but the subject holds `{####}`, the code. */
export interface VerificationMessage {
  /** At most 140 characters. @default - Cognito's */
  emailSubject?: string | undefined;

  /** 6 to 20,000 characters. @default - Cognito's */
  emailBody?: string | undefined;

  /** 6 to 140 characters. @default - Cognito's */
  smsMessage?: string | undefined;
}

/** Sends the pool's e-mail through Amazon SES. */
export interface EmailSender {
  /** ARN of a verified SES identity, an address or a domain, in the pool's region, eu-west-1, us-east-1 or us-west-2. */
  sesIdentityArn: pulumi.Input<string>;

  /**
   * Sender, such as `no-reply@example.com` or `Notes <no-reply@example.com>`; belongs to the identity. Needed for a domain.
   * @default - the identity's address
   */
  from?: string | undefined;

  /** Where answers go. @default - to the sender */
  replyTo?: string | undefined;

  /** SES configuration set, 1 to 64 letters, digits, `_` and `-`. @default - none */
  configurationSet?: string | undefined;
}

/** Lets Cognito send SMS through Amazon SNS, by a role made for this pool alone. */
export interface SmsSender {
  /** Region of SNS, for example `eu-west-1`. @default - the pool's own */
  snsRegion?: string | undefined;
}
