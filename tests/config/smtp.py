"""A mail server that takes a few mails and then keeps a sender waiting for its answer."""

import re
import socketserver
import threading


class Talk(socketserver.StreamRequestHandler):
    server: "Server"

    def handle(self) -> None:
        self.say("220 ready")
        for line in self.rfile:
            command = line.split()[0].upper() if line.split() else b""
            if command == b"DATA":
                self.say("354 go on")
                self.server.take(b"".join(iter(self.rfile.readline, b".\r\n")))
            self.say("221 bye" if command == b"QUIT" else "250 fine")

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


class Server(socketserver.ThreadingTCPServer):
    """Takes so many mails as it has ``patience``, then waits for ``release``.

    ``taken`` are the Message-IDs in their order, ``keeps_waiting`` says that a sender is waiting.
    """

    daemon_threads = True

    def __init__(self, patience: int) -> None:
        super().__init__(("127.0.0.1", 0), Talk)
        self.taken: list[str] = []
        self.patience = patience
        self.keeps_waiting, self.release = threading.Event(), threading.Event()
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def take(self, mail: bytes) -> None:
        found = re.search(rb"(?im)^message-id: *<([^@]+)@", mail)
        self.taken.append(found[1].decode() if found else "")
        if len(self.taken) > self.patience:
            self.keeps_waiting.set()
            self.release.wait()

    def handle_error(self, *_whoever: object) -> None:
        """Say nothing: the senders are killed on purpose."""

    def end(self) -> None:
        self.release.set()
        self.shutdown()
        self.server_close()
