/** Style sheets of the kit that only the settings need. */
import '@mantine/core/styles/SegmentedControl.layer.css';
