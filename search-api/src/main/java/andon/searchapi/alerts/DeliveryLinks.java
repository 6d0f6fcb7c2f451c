package andon.searchapi.alerts;

/**
 * Where links in messages lead.
 *
 * @param console the console's address, without a slash at the end
 */
public record DeliveryLinks(String console) {}
