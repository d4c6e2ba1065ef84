import { expect } from "chai";
import { describePython, invokePython, returning, withPython } from "./python-function";

const ok = (payload: unknown) => ({ ok: true, payload });
const reported = (errorType: string, errorMessage: string) => ({ ok: false, reason: "error", errorType, errorMessage });

/** Counts the requests of the instance. */
const counting = `count = 0
def lambda_handler(event, context):
    global count
    count += 1
    if event.get("raise"): raise ValueError("no")
    return count
`;

describePython("Python functions", () => {
  it("give the handler the event as JSON has it", async () => {
    const event = { text: "ä\u2028😀", nothing: undefined, list: [1, 2.5, null, true], at: new Date(0) };
    const payload = { text: "ä\u2028😀", list: [1, 2.5, null, true], at: "1970-01-01T00:00:00.000Z" };
    expect(await invokePython(returning("event"), event)).to.deep.equal(ok(payload));
  });

  it("keep an instance's state between requests, and an instance that raised", () =>
    withPython(counting, async ({ invoke }) => {
      expect(await invoke()).to.deep.equal(ok(1));
      expect(await invoke({ raise: true })).to.deep.equal(reported("ValueError", "no"));
      expect(await invoke()).to.deep.equal(ok(3));
    }));

  it("never give an instance two requests at a time, and start more when it is busy", () => {
    const code = `import os, time
running = 0
def lambda_handler(event, context):
    global running
    running += 1
    time.sleep(0.3)
    running -= 1
    return [os.getpid(), running]
`;
    return withPython(
      code,
      async ({ invoke }) => {
        const results = await Promise.all(Array.from({ length: 6 }, () => invoke()));
        const answers = results.map((result) => (result.ok ? result.payload : result) as [number, number]);
        expect(answers.map(([, running]) => running)).to.deep.equal([0, 0, 0, 0, 0, 0]);
        expect(new Set(answers.map(([pid]) => pid)).size).to.equal(3);
      },
      { options: { maxInstances: 3 } },
    );
  });

  const raised: [code: string, type: string, message: string][] = [
    ["raise KeyError('x')", "KeyError", "'x'"],
    ["raise type('NotFound', (Exception,), {})('no')", "NotFound", "no"],
    ["return 1 / 0", "ZeroDivisionError", "division by zero"],
    ["raise Exception", "Exception", ""],
    [
      "raise type('Bad', (Exception,), {'__str__': lambda self: 1 / 0})()",
      "Bad",
      "what was raised cannot be turned into text",
    ],
  ];
  for (const [code, type, message] of raised) {
    it(`report what the handler raises: ${code}`, async () => {
      expect(await invokePython(`def lambda_handler(event, context):\n    ${code}\n`)).to.deep.equal(
        reported(type, message),
      );
    });
  }

  it("are not disturbed by what a handler prints, or reads", async () => {
    const code = `import os, subprocess, sys
def lambda_handler(event, context):
    print('{"type": "done", "requestId": "' + context.aws_request_id + '", "payload": "1"}')
    os.write(1, b"raw\\n")
    subprocess.run(["echo", "from a child"])
    return sys.stdin.read()
`;
    expect(await invokePython(code)).to.deep.equal(ok(""));
  });

  it("run a handler that starts processes of its own", async () => {
    const code = `import multiprocessing
def work(pipe): pipe.send(42)
def lambda_handler(event, context):
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("fork").Process(target=work, args=(theirs,))
    process.start()
    answer = ours.recv()
    process.join()
    return answer
`;
    expect(await invokePython(code)).to.deep.equal(ok(42));
  });
});

describePython("the context of a Python invocation", () => {
  it("has Lambda's members", async () => {
    const code = returning(
      `{**{key: value for key, value in vars(context).items() if key not in ("identity", "_deadline")},
        "identity": [context.identity.cognito_identity_id, context.identity.cognito_identity_pool_id],
        "name": type(context).__name__}`,
    );
    const result = await invokePython(code, {}, { settings: { version: "3", qualifiers: ["3"] } });
    const { aws_request_id, log_stream_name, ...rest } = (result.ok ? result.payload : {}) as Record<string, string>;
    expect(aws_request_id).to.match(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(log_stream_name).to.match(/^2026\/05\/07\/\[3\][0-9a-f]{32}$/);
    expect(rest).to.deep.equal({
      name: "LambdaContext",
      function_name: "hello",
      function_version: "3",
      invoked_function_arn: "arn:aws:lambda:eu-west-1:000000000000:function:hello",
      memory_limit_in_mb: "128",
      log_group_name: "/aws/lambda/hello",
      identity: [null, null],
      client_context: null,
      tenant_id: null,
    });
  });

  it("has another request id each time, and the name that the caller used", () =>
    withPython(
      returning("[context.aws_request_id, context.invoked_function_arn]"),
      async ({ invoke, functions }) => {
        const arn = "arn:aws:lambda:eu-west-1:000000000000:function:hello:live";
        const results = [await invoke(), await functions.invoke(arn, {})];
        const [[id] = [], [otherId, name] = []] = results.map((each) => (each.ok ? each.payload : [])) as string[][];
        expect([id === otherId, name]).to.deep.equal([false, arn]);
      },
      { settings: { qualifiers: ["live"] } },
    ));

  it("counts down from the time limit", async () => {
    const code = `import time
def lambda_handler(event, context):
    before = context.get_remaining_time_in_millis()
    time.sleep(0.1)
    return [before, before - context.get_remaining_time_in_millis()]
`;
    const result = await invokePython(code, {}, { settings: { timeoutSeconds: 7 } });
    const [before, passed] = (result.ok ? result.payload : []) as [number, number];
    expect(before).to.be.within(6000, 7000);
    expect(passed).to.be.within(95, 3000);
  });
});
