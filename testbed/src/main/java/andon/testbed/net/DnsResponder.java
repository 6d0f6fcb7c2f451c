package andon.testbed.net;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A small authoritative DNS server (RFC 1035) on one loopback port, by UDP and TCP: TXT and A records that tests set, and
 * names at which it fails. An answer that does not fit into 512 bytes is cut off, so that clients ask again by TCP.
 * Thread-safe.
 */
public final class DnsResponder implements AutoCloseable {
    public static final int A = 1;
    public static final int TXT = 16;

    private static final int SERVER_FAILURE = 2;
    private static final int NO_SUCH_NAME = 3;
    private static final int MOST_UDP = 512;
    private static final int LONGEST_QUESTION = 512;
    private static final int HEADER = 12;
    private static final int LONGEST_STRING = 255;

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final Map<String, List<Entry>> records = new ConcurrentHashMap<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private record Entry(int type, byte[] data) {}

    private record Question(String name, int type, int end) {}

    private DnsResponder(DatagramSocket udp, ServerSocket tcp) {
        this.udp = udp;
        this.tcp = tcp;
    }

    /** Begins to answer on a free port. */
    public static DnsResponder start() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        ServerSocket tcp = new ServerSocket(0, 50, loopback);
        DatagramSocket udp;
        try {
            udp = new DatagramSocket(tcp.getLocalPort(), loopback);
        } catch (IOException e) {
            tcp.close();
            throw e;
        }
        DnsResponder responder = new DnsResponder(udp, tcp);
        Thread.ofVirtual().name("dns-udp").start(responder::answerDatagrams);
        Thread.ofVirtual().name("dns-tcp").start(responder::answerConnections);
        return responder;
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), tcp.getLocalPort());
    }

    /** Adds a TXT record of one string, or of several if it is longer than one can be. */
    public void txt(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (int from = 0; from < bytes.length; from += LONGEST_STRING) {
            int length = Math.min(LONGEST_STRING, bytes.length - from);
            data.write(length);
            data.write(bytes, from, length);
        }
        add(name, new Entry(TXT, data.toByteArray()));
    }

    /** Adds an address record; {@code address} is an IPv4 literal. */
    public void address(String name, String address) {
        add(name, new Entry(A, InetAddress.ofLiteral(address).getAddress()));
    }

    private void add(String name, Entry record) {
        records.computeIfAbsent(key(name), key -> new CopyOnWriteArrayList<>()).add(record);
    }

    /** Forgets all about a name. */
    public void forget(String name) {
        records.remove(key(name));
        failing.remove(key(name));
    }

    /** Answers questions about the name with a failure of the server. */
    public void fail(String name) {
        failing.add(key(name));
    }

    /** The names that were asked for, in order, as often as they were. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private void answerDatagrams() {
        byte[] buffer = new byte[LONGEST_QUESTION];
        while (!udp.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                byte[] answer = answer(java.util.Arrays.copyOf(packet.getData(), packet.getLength()));
                byte[] sent = answer.length <= MOST_UDP ? answer : cut(answer);
                udp.send(new DatagramPacket(sent, sent.length, packet.getSocketAddress()));
            } catch (IOException | IllegalArgumentException | java.nio.BufferUnderflowException e) {
                // Closed, or no question at all: whoever sent it hears nothing.
            }
        }
    }

    private void answerConnections() {
        while (!tcp.isClosed()) {
            try (Socket socket = tcp.accept()) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                byte[] question = in.readNBytes(in.readUnsignedShort());
                byte[] answer = answer(question);
                out.writeShort(answer.length);
                out.write(answer);
                out.flush();
            } catch (EOFException e) {
                // Asked nothing.
            } catch (IOException | IllegalArgumentException | java.nio.BufferUnderflowException e) {
                // Closed, or no question at all.
            }
        }
    }

    /** Only header and question, with the bit that says so. */
    private static byte[] cut(byte[] answer) {
        byte[] cut = java.util.Arrays.copyOf(answer, question(answer).end());
        cut[2] |= 0x02;
        ByteBuffer.wrap(cut).putShort(6, (short) 0);
        return cut;
    }

    private byte[] answer(byte[] message) {
        Question question = question(message);
        asked.add(question.name());
        List<Entry> known = records.get(question.name());
        List<Entry> found = new ArrayList<>();
        int code = 0;
        if (failing.contains(question.name())) {
            code = SERVER_FAILURE;
        } else if (known == null) {
            code = NO_SUCH_NAME;
        } else {
            known.stream().filter(record -> record.type() == question.type()).forEach(found::add);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(message, 0, 2);
            // An authoritative response to a standard query; recursion as it was asked for.
            out.writeByte(0x84 | (message[2] & 0x01));
            out.writeByte(0x80 | code);
            out.writeShort(1);
            out.writeShort(found.size());
            out.writeShort(0);
            out.writeShort(0);
            out.write(message, HEADER, question.end() - HEADER);
            for (Entry record : found) {
                out.writeShort(0xC000 | HEADER);
                out.writeShort(record.type());
                out.writeShort(1);
                out.writeInt(0);
                out.writeShort(record.data().length);
                out.write(record.data());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Question question(byte[] message) {
        ByteBuffer in = ByteBuffer.wrap(message);
        in.position(HEADER);
        StringBuilder name = new StringBuilder();
        for (int length = in.get() & 0xFF; length > 0; length = in.get() & 0xFF) {
            if (length > 63) {
                throw new IllegalArgumentException("a question's name is not compressed");
            }
            byte[] label = new byte[length];
            in.get(label);
            name.append(name.isEmpty() ? "" : ".").append(new String(label, StandardCharsets.US_ASCII));
        }
        int type = in.getShort() & 0xFFFF;
        in.getShort();
        return new Question(key(name.toString()), type, in.position());
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }
}
