extension DriverLoop {
    func carryOut(_ wishes: [Listener.Wish]) {
        for wish in wishes {
            switch wish {
            case .connect(let id): connect(id)
            case .close(let id): close(id)
            case .send(let sql, let recipient):
                guard let id = listener.connection, let connection = connections[id] else { continue }
                let timeout = configuration.queryDeadline
                let request = Request(
                    steps: [.command(sql)], timeout: timeout, deadline: now.advanced(by: timeout), recipient: recipient)
                send(request, on: connection)
            }
        }
    }
}
