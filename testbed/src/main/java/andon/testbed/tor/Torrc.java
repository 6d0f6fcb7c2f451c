package andon.testbed.tor;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/**
 * The settings of the network's nodes; tor's manual explains each.
 *
 * @param folder the network's folder
 * @param authorities the {@code DirAuthority} lines
 * @param votingInterval seconds from one consensus to the next
 */
record Torrc(Path folder, List<String> authorities, int votingInterval) {
    static final int OR_PORT = 5000;
    static final int DIR_PORT = 7000;
    static final int SOCKS_PORT = 9050;

    /** The port at which every onion service is reached. */
    static final int SERVICE_PORT = 80;

    /**
     * When the authorities vote.
     *
     * @param delaySeconds how long each of the two phases of a vote takes
     * @param offsetSeconds the moment of the vote within the interval
     */
    record Vote(int delaySeconds, long offsetSeconds) {}

    String authority(TorNode node, Vote vote) {
        // Every relay gets the same flags and (from the file, which counts when three authorities give it) the same
        // bandwidth: measured by the few bytes each has really seen, paths would use some relays only. Services store a
        // descriptor on 2 relays instead of 8, as the uploads are what takes time.
        return relay(node)
                + """
                AuthoritativeDirectory 1
                V3AuthoritativeDirectory 1
                ContactInfo none
                DirPort %1$s:%2$d
                V3AuthVoteDelay %3$d
                V3AuthDistDelay %3$d
                V3AuthNIntervalsValid 12
                ConsensusParams hsdir_n_replicas=1 hsdir_spread_store=2 hsdir_spread_fetch=2
                TestingV3AuthInitialVotingInterval %4$d
                TestingV3AuthInitialVoteDelay %3$d
                TestingV3AuthInitialDistDelay %3$d
                TestingV3AuthVotingStartOffset %5$d
                TestingAuthDirTimeToLearnReachability 0
                TestingDirAuthVoteGuard *
                TestingDirAuthVoteHSDir *
                AuthDirVoteStableGuaranteeMinUptime 0
                V3BandwidthsFile %6$s
                """.formatted(
                                node.ip,
                                DIR_PORT,
                                vote.delaySeconds(),
                                votingInterval,
                                vote.offsetSeconds(),
                                folder.resolve("bandwidths"));
    }

    String relay(TorNode node) {
        return common(node) + """
                Nickname %1$s
                Address %2$s
                ORPort %2$s:%3$d IPv4Only
                SocksPort 0
                ExitRelay 0
                ExitPolicy reject *:*
                ExitPolicy reject6 *:*
                DoSConnectionEnabled 0
                DoSCircuitCreationEnabled 0
                """.formatted(node.name, node.ip, OR_PORT);
    }

    String host(TorNode node, List<PrivateTor.Service> services) {
        StringBuilder torrc = new StringBuilder(common(node))
                .append(
                        "DisableNetwork 1\nSocksPort 0\nLearnCircuitBuildTimeout 0\nCircuitBuildTimeout 20\nMaxClientCircuitsPending 1024\n");
        for (PrivateTor.Service service : services) {
            InetSocketAddress target = service.target();
            torrc.append("HiddenServiceDir ")
                    .append(serviceFolder(service.name()))
                    .append('\n');
            torrc.append("HiddenServicePort %d %s:%d%n"
                    .formatted(SERVICE_PORT, target.getAddress().getHostAddress(), target.getPort()));
        }
        return torrc.toString();
    }

    String client(TorNode node) {
        return common(node) + """
                ClientOnly 1
                SocksPort %s:%d ExtendedErrors
                LearnCircuitBuildTimeout 0
                CircuitBuildTimeout 20
                """.formatted(node.ip, SOCKS_PORT);
    }

    Path serviceFolder(String service) {
        return folder.resolve("services").resolve(service);
    }

    /**
     * What all nodes share. Nothing leaves this machine: a socket bound to 127.0.0.1 cannot be connected to another network
     * (the kernel refuses it), and the only name server is a closed port.
     */
    private String common(TorNode node) {
        return """
                TestingTorNetwork 1
                %1$s
                UseDefaultFallbackDirs 0
                DataDirectory %2$s
                Log notice file %2$s/notice.log
                SafeLogging 0
                RunAsDaemon 0
                ShutdownWaitLength 0
                GeoIPFile %3$s/empty
                GeoIPv6File %3$s/empty
                OutboundBindAddress 127.0.0.1
                ServerDNSResolvConfFile %3$s/resolv.conf
                ServerDNSDetectHijacking 0
                ServerDNSAllowBrokenConfig 1
                AssumeReachable 1
                PathsNeededToBuildCircuits 0.67
                TestingClientMaxIntervalWithoutRequest 1
                V3AuthVotingInterval %4$d
                ControlPort %5$s:%6$d
                CookieAuthentication 1
                CookieAuthFile %2$s/control_auth_cookie
                __OwningControllerProcess %7$d
                """.formatted(
                        String.join("\n", authorities),
                        node.folder,
                        folder,
                        votingInterval,
                        node.ip,
                        TorControl.PORT,
                        ProcessHandle.current().pid());
    }
}
