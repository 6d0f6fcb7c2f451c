/** What is known of techniques, actors, malware and vulnerabilities, imported from public bodies of knowledge. */
@NullMarked
package andon.searchapi.knowledge;

import org.jspecify.annotations.NullMarked;
