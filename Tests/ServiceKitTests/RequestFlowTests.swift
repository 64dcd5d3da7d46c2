import HTTPTypes
import Testing

@testable import ServiceKit

struct RequestFlowTests {
    private var flow = RequestFlow(bodyLimit: 100, drainLimit: 1_000)

    @Test func `a client that waits for 100 Continue is told so when its body is welcome`() {
        var flow = flow
        #expect(flow.receivedHead([.expect: "100-continue", .contentLength: "100"]) == .sayContinue)
    }

    @Test func `a client that declares too much is not told to go on`() {
        var flow = flow
        #expect(flow.receivedHead([.expect: "100-Continue", .contentLength: "101"]) == .pass)
    }

    @Test func `a body before its answer passes, however long`() {
        var flow = flow
        #expect(flow.receivedHead([:]) == .pass)
        #expect(flow.receivedBody(5_000) == .pass)
        #expect(flow.receivedEnd() == .pass)
        #expect(!flow.isDraining)
    }

    @Test func `a body after its answer is dropped up to the limit, then the connection is closed`() {
        var flow = flow
        _ = flow.receivedHead([:])
        _ = flow.receivedBody(500)
        flow.sentEnd()
        #expect(flow.isDraining)
        #expect(flow.receivedBody(1_000) == .drop)
        #expect(flow.receivedBody(1) == .close)
    }

    @Test func `the next request on the connection starts anew`() {
        var flow = flow
        _ = flow.receivedHead([:])
        flow.sentEnd()
        _ = flow.receivedBody(1_000)
        _ = flow.receivedEnd()
        #expect(!flow.isDraining)
        _ = flow.receivedHead([:])
        #expect(flow.receivedBody(10) == .pass)
        flow.sentEnd()
        #expect(flow.receivedBody(1_000) == .drop)
    }

    @Test func `a pipelined request is not dropped when the one before it is answered`() {
        var flow = flow
        _ = flow.receivedHead([:])
        _ = flow.receivedEnd()
        _ = flow.receivedHead([:])
        flow.sentEnd()
        #expect(flow.receivedBody(10) == .pass)
    }
}
