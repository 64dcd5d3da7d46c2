/// One connection of a `ScriptedHTTPServer`, served on its own thread.
struct ScriptedConnection: Sendable {
    let socket: LoopbackSocket
    let number: Int
    let log: Watched<ScriptedHTTPServer.Journal>
    let script: @Sendable (ReceivedRequest) async -> ScriptedAnswer

    /// Serves requests until the script, the peer or the server ends the connection.
    func serve() {
        var unread: [UInt8] = []
        while let request = readRequest(&unread) {
            let answer = waitForScript(request)
            guard socket.write(answer.bytes) else { return }
            switch answer.afterwards {
            case .keepAlive:
                continue
            case .close:
                return
            case .reset:
                socket.armReset()
                return
            case .hang:
                while !socket.read().isEmpty {}
                return
            case .flood:
                let chunk = [UInt8](repeating: UInt8(ascii: "x"), count: 16_384)
                while socket.write(chunk) {}
                return
            case .trickle:
                var number = 0
                while socket.write(Array("X-Trickle-\(number): 1\r\n".utf8)), !socket.waitForEnd(milliseconds: 20) {
                    number += 1
                }
                return
            }
        }
    }

    private func readRequest(_ unread: inout [UInt8]) -> ReceivedRequest? {
        let blankLine = Array("\r\n\r\n".utf8)
        var headEnd = unread.firstRange(of: blankLine)
        while headEnd == nil {
            let more = socket.read()
            if more.isEmpty { return nil }
            unread += more
            headEnd = unread.firstRange(of: blankLine)
        }
        guard let headEnd else { return nil }
        let head = String(decoding: unread[..<headEnd.lowerBound], as: UTF8.self).split(separator: "\r\n")
        let requestLine = (head.first ?? "").split(separator: " ").map(String.init)
        let lines = head.dropFirst().map(String.init)
        unread.removeSubrange(..<headEnd.upperBound)
        let length = lines.first { $0.lowercased().hasPrefix("content-length:") }
            .flatMap { Int($0.drop { $0 != ":" }.dropFirst().drop { $0 == " " }) }
        while unread.count < length ?? 0 {
            let more = socket.read()
            if more.isEmpty { return nil }
            unread += more
        }
        let body = Array(unread.prefix(length ?? 0))
        unread.removeFirst(body.count)
        return log.update { journal in
            let request = ReceivedRequest(
                method: requestLine.first ?? "", target: requestLine.count > 1 ? requestLine[1] : "",
                headerLines: lines,
                body: body, number: journal.requests.count + 1, connection: number)
            journal.requests.append(request)
            return request
        }
    }

    /// The script may wait for something; this thread is the server's own and free to block meanwhile.
    private func waitForScript(_ request: ReceivedRequest) -> ScriptedAnswer {
        let answer = Watched<ScriptedAnswer>(.hang)
        let done = BlockingSemaphore()
        let script = script
        Task {
            let result = await script(request)
            answer.update { $0 = result }
            done.signal()
        }
        done.wait()
        return answer.value
    }
}
