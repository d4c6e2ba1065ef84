import type { Operation } from "./operation";
import { adminConfirmSignUp } from "./operations/admin-confirm-sign-up";
import { adminCreateUser } from "./operations/admin-create-user";
import { adminDeleteUser } from "./operations/admin-delete-user";
import { adminGetUser } from "./operations/admin-get-user";
import { adminInitiateAuth } from "./operations/admin-initiate-auth";
import { adminRespondToAuthChallenge } from "./operations/admin-respond-to-auth-challenge";
import { adminSetUserPassword } from "./operations/admin-set-user-password";
import { confirmSignUp } from "./operations/confirm-sign-up";
import { createUserPool } from "./operations/create-user-pool";
import { createUserPoolClient } from "./operations/create-user-pool-client";
import { deleteUserPool } from "./operations/delete-user-pool";
import { deleteUserPoolClient } from "./operations/delete-user-pool-client";
import { describeUserPool } from "./operations/describe-user-pool";
import { describeUserPoolClient } from "./operations/describe-user-pool-client";
import { getUser } from "./operations/get-user";
import { globalSignOut } from "./operations/global-sign-out";
import { initiateAuth } from "./operations/initiate-auth";
import { listUserPoolClients } from "./operations/list-user-pool-clients";
import { listUserPools } from "./operations/list-user-pools";
import { listUsers } from "./operations/list-users";
import { resendConfirmationCode } from "./operations/resend-confirmation-code";
import { respondToAuthChallenge } from "./operations/respond-to-auth-challenge";
import { revokeToken } from "./operations/revoke-token";
import { signUp } from "./operations/sign-up";
import { updateUserPool } from "./operations/update-user-pool";
import { updateUserPoolClient } from "./operations/update-user-pool-client";

/** Every operation that is served, under its name on the wire. */
export const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ["AdminConfirmSignUp", adminConfirmSignUp],
  ["AdminCreateUser", adminCreateUser],
  ["AdminDeleteUser", adminDeleteUser],
  ["AdminGetUser", adminGetUser],
  ["AdminInitiateAuth", adminInitiateAuth],
  ["AdminRespondToAuthChallenge", adminRespondToAuthChallenge],
  ["AdminSetUserPassword", adminSetUserPassword],
  ["ConfirmSignUp", confirmSignUp],
  ["CreateUserPoolClient", createUserPoolClient],
  ["CreateUserPool", createUserPool],
  ["DeleteUserPoolClient", deleteUserPoolClient],
  ["DeleteUserPool", deleteUserPool],
  ["DescribeUserPoolClient", describeUserPoolClient],
  ["DescribeUserPool", describeUserPool],
  ["GetUser", getUser],
  ["GlobalSignOut", globalSignOut],
  ["InitiateAuth", initiateAuth],
  ["ListUserPoolClients", listUserPoolClients],
  ["ListUserPools", listUserPools],
  ["ListUsers", listUsers],
  ["ResendConfirmationCode", resendConfirmationCode],
  ["RespondToAuthChallenge", respondToAuthChallenge],
  ["RevokeToken", revokeToken],
  ["SignUp", signUp],
  ["UpdateUserPoolClient", updateUserPoolClient],
  ["UpdateUserPool", updateUserPool],
]);
