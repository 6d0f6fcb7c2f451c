/** Search, facets and documents, seen through the eyes of whoever asks. */
@NullMarked
package andon.searchapi.documents;

import org.jspecify.annotations.NullMarked;
