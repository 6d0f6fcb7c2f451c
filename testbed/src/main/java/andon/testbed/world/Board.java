package andon.testbed.world;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a forum holds, whatever software shows it. Immutable. */
final class Board {
    private static final int FIRST_MEMBER_ID = 2;

    private final List<Section> sections;
    private final Map<String, Integer> memberIds = new LinkedHashMap<>();
    private final Map<Integer, Place> placesById = new HashMap<>();
    private final Map<String, Place> placesByPost = new HashMap<>();

    Board(List<Section> sections) {
        this.sections = List.copyOf(sections);
        places().forEach(place -> {
            placesById.put(place.topic().id(), place);
            for (Writing post : place.topic().posts()) {
                placesByPost.put(post.key(), place);
                memberIds.putIfAbsent(post.by(), memberIds.size() + FIRST_MEMBER_ID);
            }
        });
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

    List<Section> sections() {
        return sections;
    }

    Optional<Section> section(int id) {
        return sections.stream().filter(section -> section.id() == id).findFirst();
    }

    /** All topics, section by section. */
    Stream<Place> places() {
        return sections.stream().flatMap(section -> section.topics().stream().map(topic -> new Place(section, topic)));
    }

    Optional<Place> topic(int id) {
        return Optional.ofNullable(placesById.get(id));
    }

    Optional<Place> topicOf(String postKey) {
        return Optional.ofNullable(placesByPost.get(postKey));
    }

    /** Everybody who wrote something, in order of first appearance. */
    List<String> members() {
        return List.copyOf(memberIds.keySet());
    }

    int memberId(String author) {
        return memberIds.getOrDefault(author, 0);
    }

    Optional<String> member(int id) {
        return memberIds.entrySet().stream()
                .filter(entry -> entry.getValue() == id)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
