package org.acme.trio.cli.verify.link;

import java.io.IOException;

import org.acme.trio.cli.grafana.DataSource;
import org.acme.trio.cli.grafana.DataSources;
import org.acme.trio.cli.verify.Check;
import org.acme.trio.cli.verify.Outcome;

/** Every link leads to a data source that is provisioned. */
record LinkedUids(DataSources sources) implements Check {

    @Override
    public String name() {
        return "data sources that links lead to";
    }

    @Override
    public Outcome ask() throws IOException {
        int links = 0;
        for (DataSource source : sources.all()) {
            for (String uid : source.linkedUids()) {
                sources.byUid(uid);
                links++;
            }
        }
        return links > 0 ? Outcome.pass(links + " links") : Outcome.fail("there is no link");
    }
}
