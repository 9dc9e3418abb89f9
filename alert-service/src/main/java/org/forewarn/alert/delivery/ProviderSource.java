package org.forewarn.alert.delivery;

import java.util.List;

/** The providers of one channel, as they are configured. */
public interface ProviderSource {

    List<Provider> providers();
}
