package andon.app;

import andon.app.settings.MetricsSection;
import andon.app.settings.UsageException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Asks the Andon that runs here with the same settings how it is: for whoever starts it again when it is not well. */
@Command(
        name = "health",
        description = "Asks the Andon that runs with these settings (metrics.port) whether it is well; 1 if not.")
final class HealthCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Mixin
    private Place place = new Place();

    @Override
    public Integer call() throws InterruptedException {
        URI address = address(place.settings().metrics());
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var answer = client.send(request, BodyHandlers.ofString());
            place.out().print(answer.body());
            place.out().flush();
            return answer.statusCode() == 200 ? 0 : 1;
        } catch (IOException e) {
            throw new DeskException("nothing answers at " + address + ": " + Failures.describe(e));
        }
    }

    private static URI address(MetricsSection metrics) {
        if (metrics.port() == null || metrics.port() == 0) {
            throw new UsageException("metrics.port must name the port at which that Andon listens");
        }
        // Whoever listens everywhere listens here.
        boolean everywhere =
                metrics.address().equals("0.0.0.0") || metrics.address().equals("::");
        String host = everywhere ? "127.0.0.1" : metrics.address();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + metrics.port()
                + MetricsServer.HEALTH);
    }
}
