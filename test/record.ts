import { type MockedStack, type MockOptions, mockSecuredApi } from "../testing";

export {
  find,
  type MockedStack as Recording,
  type MockOptions as RecordOptions,
  unknown,
} from "../testing";

/** `mockSecuredApi` in the project that the tests' figures are made of. */
export function record(program: () => unknown, options: MockOptions = {}): Promise<MockedStack> {
  return mockSecuredApi(program, { project: "notes-project", ...options });
}
