import type { Operation } from "./operation";
import { adminAddUserToGroup } from "./operations/admin-add-user-to-group";
import { adminConfirmSignUp } from "./operations/admin-confirm-sign-up";
import { adminCreateUser } from "./operations/admin-create-user";
import { adminDeleteUser } from "./operations/admin-delete-user";
import { adminGetUser } from "./operations/admin-get-user";
import { adminInitiateAuth } from "./operations/admin-initiate-auth";
import { adminListGroupsForUser } from "./operations/admin-list-groups-for-user";
import { adminRemoveUserFromGroup } from "./operations/admin-remove-user-from-group";
import { adminRespondToAuthChallenge } from "./operations/admin-respond-to-auth-challenge";
import { adminSetUserPassword } from "./operations/admin-set-user-password";
import { confirmSignUp } from "./operations/confirm-sign-up";
import { createGroup } from "./operations/create-group";
import { createUserPool } from "./operations/create-user-pool";
import { createUserPoolClient } from "./operations/create-user-pool-client";
import { deleteGroup } from "./operations/delete-group";
import { deleteUserPool } from "./operations/delete-user-pool";
import { deleteUserPoolClient } from "./operations/delete-user-pool-client";
import { describeUserPool } from "./operations/describe-user-pool";
import { describeUserPoolClient } from "./operations/describe-user-pool-client";
import { getGroup } from "./operations/get-group";
import { getUser } from "./operations/get-user";
import { globalSignOut } from "./operations/global-sign-out";
import { initiateAuth } from "./operations/initiate-auth";
import { listGroups } from "./operations/list-groups";
import { listUserPoolClients } from "./operations/list-user-pool-clients";
import { listUserPools } from "./operations/list-user-pools";
import { listUsers } from "./operations/list-users";
import { listUsersInGroup } from "./operations/list-users-in-group";
import { resendConfirmationCode } from "./operations/resend-confirmation-code";
import { respondToAuthChallenge } from "./operations/respond-to-auth-challenge";
import { revokeToken } from "./operations/revoke-token";
import { signUp } from "./operations/sign-up";
import { updateGroup } from "./operations/update-group";
import { updateUserPool } from "./operations/update-user-pool";
import { updateUserPoolClient } from "./operations/update-user-pool-client";

/** Every operation that is served, under its name on the wire. */
export const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ["AdminAddUserToGroup", adminAddUserToGroup],
  ["AdminConfirmSignUp", adminConfirmSignUp],
  ["AdminCreateUser", adminCreateUser],
  ["AdminDeleteUser", adminDeleteUser],
  ["AdminGetUser", adminGetUser],
  ["AdminInitiateAuth", adminInitiateAuth],
  ["AdminListGroupsForUser", adminListGroupsForUser],
  ["AdminRemoveUserFromGroup", adminRemoveUserFromGroup],
  ["AdminRespondToAuthChallenge", adminRespondToAuthChallenge],
  ["AdminSetUserPassword", adminSetUserPassword],
  ["ConfirmSignUp", confirmSignUp],
  ["CreateGroup", createGroup],
  ["CreateUserPool", createUserPool],
  ["CreateUserPoolClient", createUserPoolClient],
  ["DeleteGroup", deleteGroup],
  ["DeleteUserPool", deleteUserPool],
  ["DeleteUserPoolClient", deleteUserPoolClient],
  ["DescribeUserPool", describeUserPool],
  ["DescribeUserPoolClient", describeUserPoolClient],
  ["GetGroup", getGroup],
  ["GetUser", getUser],
  ["GlobalSignOut", globalSignOut],
  ["InitiateAuth", initiateAuth],
  ["ListGroups", listGroups],
  ["ListUserPoolClients", listUserPoolClients],
  ["ListUserPools", listUserPools],
  ["ListUsers", listUsers],
  ["ListUsersInGroup", listUsersInGroup],
  ["ResendConfirmationCode", resendConfirmationCode],
  ["RespondToAuthChallenge", respondToAuthChallenge],
  ["RevokeToken", revokeToken],
  ["SignUp", signUp],
  ["UpdateGroup", updateGroup],
  ["UpdateUserPool", updateUserPool],
  ["UpdateUserPoolClient", updateUserPoolClient],
]);
