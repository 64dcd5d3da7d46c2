/// One body and its whole answer, out of `conversations`.
struct Exchange: Sendable, CustomStringConvertible {
    let title: String
    let request: String
    let answer: String

    var description: String {
        "\(title): \(request)"
    }

    static let all: [Exchange] = {
        var exchanges: [Exchange] = []
        var title = ""
        var request = ""
        for line in conversations.split(separator: "\n") {
            let text = String(line.dropFirst(line.hasPrefix("#") ? 2 : 4))
            switch line.prefix(3) {
            case "-->": request = text
            case "<--": exchanges.append(Exchange(title: title, request: request, answer: text))
            default: title = text
            }
        }
        return exchanges
    }()
}
