import HTTPTypes
import Testing

@testable import ServiceKit

struct RequestFlowTests {
    private var flow = RequestFlow(bodyLimit: 100, leftoverLimit: 1_000, undecodedLimit: 50)

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
        #expect(!flow.isDropping)
    }

    @Test func `a body after its answer is dropped up to the limit, then the connection is closed`() {
        var flow = flow
        _ = flow.receivedHead([:])
        _ = flow.receivedBody(500)
        flow.sentEnd()
        #expect(flow.isDropping)
        #expect(flow.receivedBody(1_000) == .drop)
        #expect(flow.receivedBody(1) == .close(.leftover))
    }

    @Test func `the next request on the connection starts anew`() {
        var flow = flow
        _ = flow.receivedHead([:])
        flow.sentEnd()
        _ = flow.receivedBody(1_000)
        _ = flow.receivedEnd()
        #expect(!flow.isDropping)
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

    @Test func `stages follow a request with a body and a late reader`() {
        var flow = flow
        #expect(flow.stage == .silent)
        #expect(flow.receivedBytes(10) == .pass)
        #expect(flow.stage == .head)
        _ = flow.receivedHead([.contentLength: "5"])
        #expect(flow.stage == .body)
        _ = flow.receivedBody(5)
        _ = flow.receivedEnd()
        #expect(flow.stage == .working)
        flow.sentHead([:])
        flow.isBlocked = true
        #expect(flow.stage == .answering)
        flow.isBlocked = false
        flow.sentEnd()
        #expect(flow.stage == .answering)
        flow.answerTaken()
        #expect(flow.stage == .idle)
    }

    @Test func `a body behind another request waits for the service`() {
        var flow = flow
        _ = flow.receivedHead([:])
        _ = flow.receivedEnd()
        _ = flow.receivedHead([.contentLength: "5"])
        #expect(flow.stage == .working)
        #expect(!flow.canAnswerBody)
        flow.sentEnd()
        flow.answerTaken()
        #expect(flow.stage == .body)
        #expect(flow.canAnswerBody)
    }

    @Test func `bytes that make no request are taken up to a limit`() {
        var flow = flow
        #expect(flow.receivedBytes(50) == .pass)
        #expect(flow.receivedBytes(1) == .pass)
        #expect(flow.receivedBytes(1) == .close(.headTooLarge))
    }

    @Test(arguments: ["close", "Close", "Upgrade, HTTP2-Settings"])
    func `a connection that the client wants to end, or to upgrade, ends with its answer`(connection: String) {
        var flow = flow
        _ = flow.receivedHead([.connection: connection])
        _ = flow.receivedEnd()
        #expect(flow.receivedHead([:]) == .drop)
        #expect(!flow.isDone)
        flow.sentEnd()
        #expect(!flow.isDone)
        flow.answerTaken()
        #expect(flow.isDone)
    }

    @Test func `after a last answer the rest of the body is waited for`() {
        var flow = flow
        _ = flow.receivedHead([.contentLength: "500"])
        flow.sentHead([.connection: "close"])
        flow.sentEnd()
        flow.answerTaken()
        #expect(!flow.isDone)
        #expect(flow.receivedBody(500) == .drop)
        _ = flow.receivedEnd()
        #expect(flow.isDone)
    }

    @Test func `after a break-off only what is under way is answered`() {
        var flow = flow
        _ = flow.receivedHead([.contentLength: "5"])
        flow.breakOff()
        #expect(flow.stage == .working)
        #expect(flow.receivedBytes(1) == .drop)
        flow.sentEnd()
        flow.answerTaken()
        #expect(flow.isDone)
    }

    @Test func `a refusal is taken before the connection parts`() {
        var flow = flow
        _ = flow.receivedBytes(10)
        flow.sentRefusal()
        #expect(flow.stage == .answering)
        #expect(!flow.isDone)
        flow.answerTaken()
        #expect(flow.isDone && flow.isRefused)
        flow.part()
        #expect(flow.stage == .parting)
    }
}
