import Testing

@testable import QueryHTTP

struct WaitPreferenceTests {
    @Test(
        arguments: [
            (["wait=5"], 5), (["wait=0"], 0), (["wait=30"], 30), (["wait=31"], 30), (["wait=99999999999999999999"], 30),
            (["WAIT = 5"], 5), (["wait=\"5\""], 5), (["respond-async, wait=5"], 5), (["respond-async", "wait=5"], 5),
            (["wait=5; foo=bar"], 5), (["wait=5, wait=9"], 5), (["return=minimal; wait=3, wait=4"], 4), ([], nil),
            ([""], nil), (["wait"], nil), (["wait="], nil), (["wait=x"], nil), (["wait=-1"], nil), (["wait=1.5"], nil),
            (["waits=5"], nil), (["respond-async"], nil), ([",;=,"], nil), ([";"], nil), (["=5"], nil),
        ] as [([String], Int?)])
    func `the first wait counts, up to its limit`(values: [String], seconds: Int?) {
        #expect(WaitPreference(values)?.seconds == seconds)
    }

    @Test func `what is applied is what was counted`() {
        #expect(WaitPreference(["wait=400"])?.applied == "wait=30")
    }
}
