package andon.crawler.fetch;

import java.net.Socket;

/** Makes sockets that go through a circuit's endpoint, and no others. */
final class CircuitSockets extends NoSockets {
    private final Circuit circuit;
    private final Endpoints endpoints;
    private final Bandwidth bandwidth;
    private final Runnable makeRoom;

    CircuitSockets(Circuit circuit, Endpoints endpoints, Bandwidth bandwidth, Runnable makeRoom) {
        this.circuit = circuit;
        this.endpoints = endpoints;
        this.bandwidth = bandwidth;
        this.makeRoom = makeRoom;
    }

    @Override
    public Socket createSocket() {
        return new SocksSocket(circuit, endpoints, bandwidth, makeRoom);
    }
}
