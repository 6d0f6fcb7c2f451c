/** How long the bodies of knowledge take to import, beside reading the same files and nothing more. */
@NullMarked
package andon.benchmarks.knowledge;

import org.jspecify.annotations.NullMarked;
