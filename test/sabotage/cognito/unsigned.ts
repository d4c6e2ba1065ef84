import { patchesOf } from "./patches-of";

/** Operations that need IAM on AWS: the file of each, and its name. */
const operations = {
  "admin-add-user-to-group": "AdminAddUserToGroup",
  "admin-confirm-sign-up": "AdminConfirmSignUp",
  "admin-create-user": "AdminCreateUser",
  "admin-delete-user": "AdminDeleteUser",
  "admin-get-user": "AdminGetUser",
  "admin-initiate-auth": "AdminInitiateAuth",
  "admin-list-groups-for-user": "AdminListGroupsForUser",
  "admin-remove-user-from-group": "AdminRemoveUserFromGroup",
  "admin-respond-to-auth-challenge": "AdminRespondToAuthChallenge",
  "admin-set-user-password": "AdminSetUserPassword",
  "create-group": "CreateGroup",
  "create-user-pool": "CreateUserPool",
  "create-user-pool-client": "CreateUserPoolClient",
  "delete-group": "DeleteGroup",
  "delete-user-pool": "DeleteUserPool",
  "delete-user-pool-client": "DeleteUserPoolClient",
  "describe-user-pool": "DescribeUserPool",
  "describe-user-pool-client": "DescribeUserPoolClient",
  "get-group": "GetGroup",
  "list-groups": "ListGroups",
  "list-user-pool-clients": "ListUserPoolClients",
  "list-user-pools": "ListUserPools",
  "list-users": "ListUsers",
  "list-users-in-group": "ListUsersInGroup",
  "update-group": "UpdateGroup",
  "update-user-pool": "UpdateUserPool",
  "update-user-pool-client": "UpdateUserPoolClient",
};

/** Operations that an unsigned caller must not run. */
export const unsigned = Object.entries(operations).flatMap(([file, name]) =>
  patchesOf(`local/cognito/operations/${file}.ts`, "test/local/cognito/cognito.spec.ts", [
    {
      rule: `${name} needs a signed request`,
      find: '"iam",',
      replace: '"public",',
      red: `local Cognito refuses an unsigned ${name}`,
    },
  ]),
);
