import type { Operation } from "./operation";
import { addCustomAttributes } from "./operations/add-custom-attributes";
import { adminAddUserToGroup } from "./operations/admin-add-user-to-group";
import { adminConfirmSignUp } from "./operations/admin-confirm-sign-up";
import { adminCreateUser } from "./operations/admin-create-user";
import { adminDeleteUser } from "./operations/admin-delete-user";
import { adminDeleteUserAttributes } from "./operations/admin-delete-user-attributes";
import { adminDisableUser } from "./operations/admin-disable-user";
import { adminEnableUser } from "./operations/admin-enable-user";
import { adminGetUser } from "./operations/admin-get-user";
import { adminInitiateAuth } from "./operations/admin-initiate-auth";
import { adminListGroupsForUser } from "./operations/admin-list-groups-for-user";
import { adminRemoveUserFromGroup } from "./operations/admin-remove-user-from-group";
import { adminResetUserPassword } from "./operations/admin-reset-user-password";
import { adminRespondToAuthChallenge } from "./operations/admin-respond-to-auth-challenge";
import { adminSetUserMfaPreference } from "./operations/admin-set-user-mfa-preference";
import { adminSetUserPassword } from "./operations/admin-set-user-password";
import { adminUpdateUserAttributes } from "./operations/admin-update-user-attributes";
import { adminUserGlobalSignOut } from "./operations/admin-user-global-sign-out";
import { associateSoftwareToken } from "./operations/associate-software-token";
import { changePassword } from "./operations/change-password";
import { confirmForgotPassword } from "./operations/confirm-forgot-password";
import { confirmSignUp } from "./operations/confirm-sign-up";
import { createGroup } from "./operations/create-group";
import { createResourceServer } from "./operations/create-resource-server";
import { createUserPool } from "./operations/create-user-pool";
import { createUserPoolClient } from "./operations/create-user-pool-client";
import { createUserPoolDomain } from "./operations/create-user-pool-domain";
import { deleteGroup } from "./operations/delete-group";
import { deleteResourceServer } from "./operations/delete-resource-server";
import { deleteUser } from "./operations/delete-user";
import { deleteUserAttributes } from "./operations/delete-user-attributes";
import { deleteUserPool } from "./operations/delete-user-pool";
import { deleteUserPoolClient } from "./operations/delete-user-pool-client";
import { deleteUserPoolDomain } from "./operations/delete-user-pool-domain";
import { describeResourceServer } from "./operations/describe-resource-server";
import { describeUserPool } from "./operations/describe-user-pool";
import { describeUserPoolClient } from "./operations/describe-user-pool-client";
import { describeUserPoolDomain } from "./operations/describe-user-pool-domain";
import { forgotPassword } from "./operations/forgot-password";
import { getGroup } from "./operations/get-group";
import { getTokensFromRefreshToken } from "./operations/get-tokens-from-refresh-token";
import { getUser } from "./operations/get-user";
import { getUserAttributeVerificationCode } from "./operations/get-user-attribute-verification-code";
import { getUserAuthFactors } from "./operations/get-user-auth-factors";
import { getUserPoolMfaConfig } from "./operations/get-user-pool-mfa-config";
import { globalSignOut } from "./operations/global-sign-out";
import { initiateAuth } from "./operations/initiate-auth";
import { listGroups } from "./operations/list-groups";
import { listResourceServers } from "./operations/list-resource-servers";
import { listUserPoolClients } from "./operations/list-user-pool-clients";
import { listUserPools } from "./operations/list-user-pools";
import { listUsers } from "./operations/list-users";
import { listUsersInGroup } from "./operations/list-users-in-group";
import { resendConfirmationCode } from "./operations/resend-confirmation-code";
import { respondToAuthChallenge } from "./operations/respond-to-auth-challenge";
import { revokeToken } from "./operations/revoke-token";
import { setUserMfaPreference } from "./operations/set-user-mfa-preference";
import { setUserPoolMfaConfig } from "./operations/set-user-pool-mfa-config";
import { signUp } from "./operations/sign-up";
import { updateGroup } from "./operations/update-group";
import { updateResourceServer } from "./operations/update-resource-server";
import { updateUserAttributes } from "./operations/update-user-attributes";
import { updateUserPool } from "./operations/update-user-pool";
import { updateUserPoolClient } from "./operations/update-user-pool-client";
import { verifySoftwareToken } from "./operations/verify-software-token";
import { verifyUserAttribute } from "./operations/verify-user-attribute";

/** Every operation that is served, under its name on the wire. */
export const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ["AddCustomAttributes", addCustomAttributes],
  ["AdminAddUserToGroup", adminAddUserToGroup],
  ["AdminConfirmSignUp", adminConfirmSignUp],
  ["AdminCreateUser", adminCreateUser],
  ["AdminDeleteUser", adminDeleteUser],
  ["AdminDeleteUserAttributes", adminDeleteUserAttributes],
  ["AdminDisableUser", adminDisableUser],
  ["AdminEnableUser", adminEnableUser],
  ["AdminGetUser", adminGetUser],
  ["AdminInitiateAuth", adminInitiateAuth],
  ["AdminListGroupsForUser", adminListGroupsForUser],
  ["AdminRemoveUserFromGroup", adminRemoveUserFromGroup],
  ["AdminResetUserPassword", adminResetUserPassword],
  ["AdminRespondToAuthChallenge", adminRespondToAuthChallenge],
  ["AdminSetUserMFAPreference", adminSetUserMfaPreference],
  ["AdminSetUserPassword", adminSetUserPassword],
  ["AdminUpdateUserAttributes", adminUpdateUserAttributes],
  ["AdminUserGlobalSignOut", adminUserGlobalSignOut],
  ["AssociateSoftwareToken", associateSoftwareToken],
  ["ChangePassword", changePassword],
  ["ConfirmForgotPassword", confirmForgotPassword],
  ["ConfirmSignUp", confirmSignUp],
  ["CreateGroup", createGroup],
  ["CreateResourceServer", createResourceServer],
  ["CreateUserPool", createUserPool],
  ["CreateUserPoolClient", createUserPoolClient],
  ["CreateUserPoolDomain", createUserPoolDomain],
  ["DeleteGroup", deleteGroup],
  ["DeleteResourceServer", deleteResourceServer],
  ["DeleteUser", deleteUser],
  ["DeleteUserAttributes", deleteUserAttributes],
  ["DeleteUserPool", deleteUserPool],
  ["DeleteUserPoolClient", deleteUserPoolClient],
  ["DeleteUserPoolDomain", deleteUserPoolDomain],
  ["DescribeResourceServer", describeResourceServer],
  ["DescribeUserPool", describeUserPool],
  ["DescribeUserPoolClient", describeUserPoolClient],
  ["DescribeUserPoolDomain", describeUserPoolDomain],
  ["ForgotPassword", forgotPassword],
  ["GetGroup", getGroup],
  ["GetTokensFromRefreshToken", getTokensFromRefreshToken],
  ["GetUser", getUser],
  ["GetUserAttributeVerificationCode", getUserAttributeVerificationCode],
  ["GetUserAuthFactors", getUserAuthFactors],
  ["GetUserPoolMfaConfig", getUserPoolMfaConfig],
  ["GlobalSignOut", globalSignOut],
  ["InitiateAuth", initiateAuth],
  ["ListGroups", listGroups],
  ["ListResourceServers", listResourceServers],
  ["ListUserPoolClients", listUserPoolClients],
  ["ListUserPools", listUserPools],
  ["ListUsers", listUsers],
  ["ListUsersInGroup", listUsersInGroup],
  ["ResendConfirmationCode", resendConfirmationCode],
  ["RespondToAuthChallenge", respondToAuthChallenge],
  ["RevokeToken", revokeToken],
  ["SetUserMFAPreference", setUserMfaPreference],
  ["SetUserPoolMfaConfig", setUserPoolMfaConfig],
  ["SignUp", signUp],
  ["UpdateGroup", updateGroup],
  ["UpdateResourceServer", updateResourceServer],
  ["UpdateUserAttributes", updateUserAttributes],
  ["UpdateUserPool", updateUserPool],
  ["UpdateUserPoolClient", updateUserPoolClient],
  ["VerifySoftwareToken", verifySoftwareToken],
  ["VerifyUserAttribute", verifyUserAttribute],
]);
