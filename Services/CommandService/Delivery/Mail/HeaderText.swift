import FoundationEssentials

/// Text of people in header fields, which are ASCII (RFC 5322, RFC 2047).
enum HeaderText {
    /// Of an encoded word at most 75 characters are allowed; twelve are its frame, and 45 bytes are 60 in base64.
    private static let bytesOfAWord = 45

    /// A name before an address.
    static func phrase(_ text: String) -> String {
        isPlain(text) ? "\"\(text)\"" : encoded(text)
    }

    /// The value of a field without structure, such as the subject.
    static func unstructured(_ text: String) -> String {
        isPlain(text) ? text : encoded(text)
    }

    /// Short, and without a character that means something: no quotes to escape, nothing that looks like an encoded word.
    private static func isPlain(_ text: String) -> Bool {
        let harmless: Set<Unicode.Scalar> = [" ", ".", "-", "'"]
        return text.utf8.count <= 60 && !text.contains("  ")
            && text.unicodeScalars.allSatisfy {
                $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || harmless.contains($0))
            }
    }

    /// Encoded words. None ends within a character; what a reader sees as one may be divided, which joins again.
    private static func encoded(_ text: String) -> String {
        var words: [String] = []
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            let next = Array(String(scalar).utf8)
            if bytes.count + next.count > bytesOfAWord {
                words.append(word(bytes))
                bytes = []
            }
            bytes += next
        }
        return (words + [word(bytes)]).joined(separator: " ")
    }

    private static func word(_ bytes: [UInt8]) -> String {
        "=?UTF-8?B?\(Data(bytes).base64EncodedString())?="
    }
}
