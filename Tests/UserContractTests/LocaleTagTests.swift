import Testing
import UserContract

struct LocaleTagTests {
    /// Most are from RFC 5646, appendix A.
    @Test(arguments: [
        ("en", "en"), ("EN", "en"), ("de-ch", "de-CH"), ("ZH-HANT-tw", "zh-Hant-TW"),
        ("zh-cmn-hans-cn", "zh-cmn-Hans-CN"),
        ("es-419", "es-419"), ("sl-rozaj-biske", "sl-rozaj-biske"), ("de-CH-1901", "de-CH-1901"),
        ("hy-latn-it-AREVELA", "hy-Latn-IT-arevela"), ("de-ch-x-PHONEBK", "de-CH-x-phonebk"),
        ("az-arab-x-aze-derbend", "az-Arab-x-aze-derbend"), ("x-whatever", "x-whatever"),
        (
            "qaa-qaaa-qm-x-southern",
            "qaa-Qaaa-QM-x-southern"
        ), ("en-us-u-islamcal", "en-US-u-islamcal"),
        (
            "zh-CN-a-myext-x-private",
            "zh-CN-a-myext-x-private"
        ), ("en-a-MYEXT-b-another", "en-a-myext-b-another"), ("i-KLINGON", "i-klingon"),
        ("en-gb-oed", "en-GB-oed"), ("sgn-be-fr", "sgn-BE-FR"), ("tlh", "tlh"), ("abcd-DE", "abcd-DE"), (" fr ", "fr"),
    ])
    func `is well-formed and in canonical letter case`(_ raw: String, _ expected: String) throws {
        #expect(try LocaleTag(raw).text == expected)
        #expect(try LocaleTag(expected).text == expected)
    }

    @Test(arguments: [
        "e", "en_US", "en-", "-en", "en--US", "english-languages", "123", "en-toolongtag", "de-419-DE", "a-DE", "en-a",
        "en-x", "x", "x-", "ar-a-aaa-b", "en-US-GB", "dé", "en US", "en-\u{ff35}\u{ff33}", "i-unknown",
    ])
    func `refuses what is not well-formed`(_ raw: String) {
        #expect(throws: TextProblem.self) { try LocaleTag(raw) }
    }

    @Test func `has an end`() {
        let tag = "en" + String(repeating: "-variant", count: 20)
        #expect(throws: TextProblem.tooManyCharacters(limit: 100)) { try LocaleTag(tag) }
    }

    @Test func `is English when nobody says`() {
        #expect(LocaleTag.default.text == "en")
    }
}
