import Testing

@testable import CommandDelivery

struct PunycodeTests {
    /// From RFC 3492 section 7.1, and names of real domains.
    @Test(arguments: [
        ("bücher", "bcher-kva"), ("münchen", "mnchen-3ya"), ("ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"),
        ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"), ("3年b組金八先生", "3b-ww4c5e180e575a65lsy2b"),
        ("почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l"), ("パフィーdeルンバ", "de-jg4avhby1noc0d"),
        ("そのスピードで", "d9juau41awczczp"), ("ñ", "ida"), ("日本語", "wgv71a119e"), ("😀", "e28h"), ("a", "a-"),
    ])
    func `encodes as the standard does`(label: String, expected: String) {
        #expect(Punycode.encode(label) == expected)
    }
}
