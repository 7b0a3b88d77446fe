module consumer {
    requires io.rectify;
}
