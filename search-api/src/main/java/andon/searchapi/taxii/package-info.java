/** A customer's alerts as STIX objects over TAXII 2.1 (OASIS standard of 10 June 2021), for threat intelligence platforms. */
@NullMarked
package andon.searchapi.taxii;

import org.jspecify.annotations.NullMarked;
