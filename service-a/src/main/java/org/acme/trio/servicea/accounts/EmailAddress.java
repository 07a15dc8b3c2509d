package org.acme.trio.servicea.accounts;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address as accounts are told apart by it: without spaces around it, in Unicode's NFKC and in lower case. What is
 * not ASCII then is not accepted: no letter of another script can stand for one of ours. An internationalised domain has
 * its ASCII form ({@code xn--}).
 *
 * @param text up to 254 characters, as SMTP allows
 */
record EmailAddress(String text) {

    /** What an answer says of an address that is not accepted. */
    static final String ALLOWED = "an e-mail address of up to 254 ASCII characters";

    private static final int MAX_LENGTH = 254;
    /** Unicode has characters that NFKC makes eighteen of. */
    private static final int MAX_INPUT = 18 * MAX_LENGTH;
    private static final Pattern ADDRESS = Pattern.compile("[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
            + "@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    /** The address in {@code input}, absent if it is none. */
    static Optional<EmailAddress> of(String input) {
        return Optional.of(input).filter(given -> given.length() <= MAX_INPUT).map(EmailAddress::normalised)
                .filter(text -> text.length() <= MAX_LENGTH && ADDRESS.matcher(text).matches()).map(EmailAddress::new);
    }

    private static String normalised(String input) {
        return Normalizer.normalize(input.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** Not the address, which is personal. */
    @Override
    public String toString() {
        return "EmailAddress";
    }
}
