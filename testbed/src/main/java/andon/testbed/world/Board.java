package andon.testbed.world;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a forum holds, whatever software shows it. */
record Board(List<Section> sections) {
    Board {
        sections = List.copyOf(sections);
    }

    record Section(int id, String name, String language, boolean loginOnly, List<Topic> topics) {
        Section {
            topics = List.copyOf(topics);
        }
    }

    record Topic(int id, List<Writing> posts) {
        Topic {
            posts = List.copyOf(posts);
        }

        String title() {
            return posts.getFirst().heading();
        }
    }

    /** A topic with where it stands. */
    record Place(Section section, Topic topic) {}

    Optional<Section> section(int id) {
        return sections.stream().filter(section -> section.id() == id).findFirst();
    }

    Stream<Place> places() {
        return sections.stream().flatMap(section -> section.topics().stream().map(topic -> new Place(section, topic)));
    }

    Optional<Place> topic(int id) {
        return places().filter(place -> place.topic().id() == id).findFirst();
    }

    Optional<Place> topicOf(String postKey) {
        return places().filter(place -> place.topic().posts().stream()
                        .anyMatch(post -> post.key().equals(postKey)))
                .findFirst();
    }

    /** Everybody who wrote something, in order of first appearance. */
    List<String> members() {
        return places().flatMap(place -> place.topic().posts().stream())
                .map(Writing::by)
                .distinct()
                .toList();
    }
}
