# Andon in a container: docker build -t andon:0.1.0 .
# Base images are pinned by their exact tags. Whoever builds should add the digests that their registry shows
# (FROM …@sha256:…): this was written where none could be asked.
FROM eclipse-temurin:25.0.3_9-jdk-noble AS build
WORKDIR /src
COPY . .
# What the tests need, a whole Elasticsearch among it, is not fetched.
RUN ./build --quiet -pl app -am -Dmaven.test.skip=true package

FROM eclipse-temurin:25.0.3_9-jre-noble
# PDF reports are set in it.
RUN apt-get update && apt-get install -y --no-install-recommends fonts-noto-cjk && rm -rf /var/lib/apt/lists/*
# The user that Elastic's image runs as, too: one owner of the secret files that both read (docker/make-secrets).
RUN install -d -o 1000 -g 1000 /var/lib/andon /etc/andon
COPY --from=build /src/app/target/andon /opt/andon
USER 1000:1000
WORKDIR /var/lib/andon

# The flags of ./andon, which wants a JDK because it also builds; the heap follows the container's limit. Nothing is written
# outside of /var/lib/andon and /tmp, so the root file system may be read-only.
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-cp", "/opt/andon/lib/*", "andon.app.Andon"]
CMD ["serve", "--config", "/etc/andon/andon.yaml"]

# Asks the process at its own loopback (metrics.port), whatever its role; needs no curl.
HEALTHCHECK --interval=30s --timeout=20s --start-period=90s --retries=3 \
  CMD ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m", "-cp", "/opt/andon/lib/*", "andon.app.Andon", "health", "--config", "/etc/andon/andon.yaml"]
