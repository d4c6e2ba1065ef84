import type { HttpApiEvent } from "../../../local/gateway/event";
import { createGateway } from "../../../local/gateway/gateway";
import type { Jwk } from "../../../local/gateway/signing-keys";
import { findUnsupported } from "../../../local/lambda/unsupported";
import { apiSettings, locked, open, withApi } from "../../local/gateway/served-api";
import { accessClaims, accessKey, idKey, issuer, sign, strangersKey } from "../../local/gateway/tokens";
import { type Changes, readApi } from "../../local/resources/declared-api";
import type { Source, Statement } from "../row";
import { readVariant } from "../variants";

export const statements: Statement[] = [];
