import CommandApplication
import JSON
import JSONRPC
import Logging
import Testing

@testable import CommandRPC

struct BatchRunTests {
    private func results(_ calls: [Result<PreparedCall, CallFault>]) async -> [BatchRun.Outcome] {
        let commands = CommandCalls(handler: UserCommandHandler(store: InMemoryEventStore()))
        return await BatchRun(calls, commands: commands, logger: Logger(label: "test")).results()
    }

    private func read(_ count: Int) -> Result<PreparedCall, CallFault> {
        .success(.other { () throws(CallFault) in Array(repeating: 0x20, count: count) })
    }

    @Test func `a batch of reads cannot ask for an answer without end`() async throws {
        let found = await results([read(BatchRun.readLimit - 1), read(2), read(1), .failure(.refused(.methodNotFound))])
        #expect(try found[0].get().count == BatchRun.readLimit - 1)
        #expect(try found[1].get().count == 2)
        guard case .failure(.away(let absence)) = found[2] else {
            Issue.record("the third read is refused")
            return
        }
        #expect(absence.rpcError.code == -32002)
        #expect(absence.rpcError.data["applied"] == false)
        #expect(throws: CallFault.self) { try found[3].get() }
    }
}
