package io.vioscope.proof;

/** What is noted beside the tallies about incidents with one set of sources. */
record Notes(
        Mistakes undistorted,
        Mistakes usual,
        Mistakes several,
        Mistakes withoutRule,
        Certainties certainties,
        Promptness promptness) {
    Notes(Judge judge, Announced announced) {
        this(
                new Mistakes(),
                new Mistakes(),
                new Mistakes(),
                new Mistakes(),
                new Certainties(judge, announced),
                new Promptness(judge, announced));
    }

    void print(SourceSet sources) {
        System.out.println("\n### Certainty, " + sources.words());
        certainties.print();
        System.out.println("\n### Time, " + sources.words());
        promptness.print();
        System.out.println("\n### Wrongly diagnosed, " + sources.words() + ", 10 % loss and 0.1 % false");
        usual.print();
        System.out.println("\n### Wrongly diagnosed, " + sources.words() + ", undistorted");
        undistorted.print();
        System.out.println(
                "\n### Several faults wrongly diagnosed, " + sources.words() + ", 10 % loss and 0.1 % false");
        several.print();
        System.out.println(
                "\n### Named though the fault has no rule, " + sources.words() + ", 10 % loss and 0.1 % false");
        withoutRule.printFalse();
    }
}
