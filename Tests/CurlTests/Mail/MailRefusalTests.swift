import Curl
import TestSupport
import Testing

/// Who refused what.
@Suite(.timeLimit(.minutes(5)))
struct MailRefusalTests {
    let client = MailClient()

    private static let stages: [(MailServer.Stage, MailCommand)] = [
        (.greeting, .greeting), (.hello, .hello), (.sender, .sender), (.recipient, .recipient), (.data, .content),
        (.content, .content),
    ]

    @Test(arguments: stages)
    func `tells which command was refused, with code and text`(
        stage: MailServer.Stage, command: MailCommand
    ) async throws {
        let lines = [421, 450, 500, 550, 554].map { "\($0) 4.0.0 not like this" }
        // A refused EHLO is asked again as HELO.
        let times = stage == .hello ? 2 : 1
        let server = try await MailServer.start {
            $0.script = [stage: lines.flatMap { Array(repeating: .reply($0), count: times) }]
        }
        for line in lines {
            let reply = try await client.send(MailSamples.request(to: server.url))
            #expect(reply.command == command)
            #expect(reply.code == Int(line.prefix(3)))
            #expect(String(decoding: reply.text, as: UTF8.self) == line + "\r\n")
            #expect(!reply.isAccepted)
        }
        #expect(server.mails.isEmpty)
        #expect(try await client.send(MailSamples.request(to: server.url)).isAccepted)
    }

    @Test func `keeps all lines of a refusal`() async throws {
        let server = try await MailServer.start {
            $0.script = [.recipient: [.reply("550-first\r\n550-second\r\n550 last")]]
        }
        let reply = try await client.send(MailSamples.request(to: server.url))
        #expect(reply.code == 550)
        #expect(String(decoding: reply.text, as: UTF8.self) == "550-first\r\n550-second\r\n550 last\r\n")
    }

    @Test func `goes on without EHLO where only HELO is known`() async throws {
        let server = try await MailServer.start { $0.script = [.hello: [.reply("502 what is EHLO")]] }
        #expect(try await client.send(MailSamples.request(to: server.url)).isAccepted)
        #expect(server.mails.first?.commands.prefix(2) == ["EHLO", "HELO"])
    }

    @Test(arguments: [MailServer.Stage.greeting, .hello, .sender, .recipient, .data, .content])
    func `tells a time-out wherever the server falls silent`(stage: MailServer.Stage) async throws {
        let server = try await MailServer.start { $0.script = [stage: [.hang]] }
        var request = try MailSamples.request(to: server.url)
        request.timeout = .milliseconds(500)
        #expect(await client.fault(request) == .timeout)
    }

    @Test(arguments: [MailServer.Stage.greeting, .hello, .sender, .recipient, .data, .content])
    func `tells a connection that ended too early`(stage: MailServer.Stage) async throws {
        let server = try await MailServer.start { $0.script = [stage: [.reset, .close]] }
        for _ in 1...2 {
            #expect(await client.fault(try MailSamples.request(to: server.url)) == .reset)
        }
    }

    @Test func `does not care how the server takes its leave`() async throws {
        let steps: [MailServer.Step] = [.hang, .reset, .close, .reply("500 no"), .reply("garbage")]
        let server = try await MailServer.start { $0.script = [.quit: steps] }
        for _ in steps {
            #expect(try await client.send(MailSamples.request(to: server.url)).isAccepted)
        }
        #expect(server.mails.count == steps.count)
    }

    @Test func `does not let the leave hide a refusal`() async throws {
        let server = try await MailServer.start {
            $0.script = [.recipient: [.reply("550 nobody")], .quit: [.hang]]
        }
        let reply = try await client.send(MailSamples.request(to: server.url))
        #expect(reply.command == .recipient)
        #expect(reply.code == 550)
    }

    @Test func `tells what is no SMTP`() async throws {
        let server = try ScriptedHTTPServer { _ in .answer(200) }
        var request = try MailSamples.request(to: "smtp://127.0.0.1:\(server.port)")
        request.timeout = .milliseconds(500)
        // An HTTP server waits for the client, as the client does for the greeting.
        #expect(await client.fault(request) == .timeout)
    }

    @Test func `tells a refused connection and an unknown name`() async throws {
        let closed = "smtp://127.0.0.1:\(LocalPort.unused())"
        #expect(await client.fault(try MailSamples.request(to: closed)) == .connection)
        #expect(await client.fault(try MailSamples.request(to: "smtp://nobody.invalid")) == .nameResolution)
    }

    @Test func `cancelling the task ends the transfer`() async throws {
        let server = try await MailServer.start { $0.script = [.content: [.hang]] }
        let (client, request) = (client, try MailSamples.request(to: server.url))
        let task = Task { await client.fault(request) }
        try await server.waitForConnections(1)
        task.cancel()
        #expect(await task.value == .cancelled)
    }

    @Test func `a task that is cancelled before it sends sends nothing`() async throws {
        let server = try await MailServer.start()
        let (client, request) = (client, try MailSamples.request(to: server.url))
        let isCancelled = Watched(false)
        let task = Task {
            await withTaskCancellationHandler {
                _ = try? await isCancelled.wait { $0 }
            } onCancel: {
                isCancelled.update { $0 = true }
            }
            return await client.fault(request)
        }
        task.cancel()
        #expect(await task.value == .cancelled)
        #expect(server.mails.isEmpty)
    }

    @Test func `a slow server holds up nobody else's mail`() async throws {
        let slow = try await MailServer.start { $0.script = [.content: [.hang]] }
        let fast = try await MailServer.start()
        let (client, request) = (client, try MailSamples.request(to: slow.url))
        let stuck = Task { await client.fault(request) }
        try await slow.waitForConnections(1)
        #expect(try await client.send(MailSamples.request(to: fast.url)).isAccepted)
        stuck.cancel()
        _ = await stuck.value
    }
}
